# Ten seconds of a heartbeat as an electrode on the skin would record it: 100 samples a second, in
# microvolts, whole numbers. Drawn from formulas, so that anyone may use it:
#
#     stepconv assets/heartbeat.py > assets/heartbeat.csv
import numpy as np

RATE = 100
# Each beat is a sum of bumps: (seconds after the spike, height, width in seconds).
BUMPS = [(-0.18, 110, 0.03), (-0.03, -140, 0.012), (0, 1100, 0.014), (0.03, -260, 0.014), (0.26, 260, 0.05)]
# Seconds from beat to beat. The sixth comes early, and a pause follows.
GAPS = [0.43, 0.82, 0.80, 0.84, 0.81, 0.52, 1.12, 0.80, 0.83, 0.79, 0.82, 0.80]

np.random.seed(12)
t = np.arange(10 * RATE) / RATE
signal = np.zeros(len(t))
for beat in np.cumsum(np.array(GAPS)):
    for after, height, width in BUMPS:
        signal += height * np.exp(-((t - beat - after) / width) ** 2 / 2)
signal += 450 * np.sin(2 * np.pi * t / 4.3)  # breathing moves the electrode
signal += 60 * np.cos(np.pi * np.arange(len(t)))  # mains hum: 50 waves a second, two samples each
signal += np.random.uniform(-12, 12, len(t))

print('# heartbeat: microvolts, 100 samples a second (made by heartbeat.py)')
for value in signal:
    print(int(np.round(value)))

# figures, subplots, axes as values; the inert libraries
import matplotlib
matplotlib.use('Agg')
from matplotlib import pyplot as plt
import pandas as pd, seaborn as sns
import seaborn.palettes
sns.set_theme(style='whitegrid'); pd.DataFrame({'a': [1]}).plot()
plt.style.use('ggplot'); plt.rcParams['figure.figsize'] = (8, 3); plt.rcParams.update({'font.size': 9})
fig, ax = plt.subplots()
print(fig, ax)  # expect: <Figure size 640x480 with 1 Axes> <Axes: >
print(ax.plot([1, 2, 3], label='a'), ax.set_title('t'))  # expect: [<matplotlib.lines.Line2D object>] Text(0.5, 1.0, 't')
ax.set_xlabel('x'); ax.set(ylabel="it's", xlim=(0, 5), aspect='auto')
print(ax, ax.get_xlim(), ax.get_ylabel())
# expect: <Axes: title={'center': 't'}, xlabel='x', ylabel="it's"> (0.0, 5.0) it's
print(ax.legend(loc='best'), ax.grid(True, alpha=0.3), ax.text(1, 2, 'here'))
# expect: <matplotlib.legend.Legend object> None Text(0, 0, 'here')
ax.spines['top'].set_visible(False); ax.xaxis.set_major_locator(3); ax.set_xticks([1, 2])
fig, axes = plt.subplots(2, 3, figsize=(12, 8), sharex=True)
print(fig, axes.shape, len(axes), axes.size)  # expect: <Figure size 1200x800 with 6 Axes> (2, 3) 2 6
print(axes[1], axes[:, :2], sep='\n')
# expect: array([<Axes: >, <Axes: >, <Axes: >], dtype=object)
# expect: array([[<Axes: >, <Axes: >],
# expect:        [<Axes: >, <Axes: >]], dtype=object)
for i, a in enumerate(axes.flat): a.set_title(f'{i}')
print(axes[0, 1], axes[1][2].get_title(), axes[-1, -1].get_title(), [a.get_title() for a in axes[:, 0]])
# expect: <Axes: title={'center': '1'}> 5 5 ['0', '3']
for row in axes:
    for a in row[1:]: print(a.get_title(), end=' ')
print()  # expect: 1 2 4 5 
for key in (2, (0, 3), (0, 0, 0)):
    try: axes[key]
    except IndexError as e: print(e)
# expect: index 2 is out of bounds for axis 0 with size 2
# expect: index 3 is out of bounds for axis 1 with size 3
# expect: too many indices for array: array is 2-dimensional, but 3 were indexed
fig, (left, right) = plt.subplots(1, 2)
left.stem([1, 2, 3]); right.bar(['u', 'v'], [1, 2])
print(plt.subplots(2, squeeze=False)[1].shape, plt.subplots(3)[1].shape)  # expect: (2, 1) (3,)
fig = plt.figure(figsize=(8, 3))
top = plt.subplot(2, 1, 1); plt.plot([1, 2]); plt.title('top')
plt.subplot(212); plt.plot([3])
plt.subplot(2, 2, 4); plt.ylabel('finer')
print(top, plt.gca(), len(fig.axes))  # expect: <Axes: title={'center': 'top'}> <Axes: ylabel='finer'> 4
plt.sca(top); print(plt.gca())  # expect: <Axes: title={'center': 'top'}>
print(fig.add_subplot(2, 1, 1), fig.suptitle('all'), plt.gcf())
# expect: <Axes: title={'center': 'top'}> Text(0.5, 0.98, 'all') <Figure size 640x480 with 4 Axes>
plt.figure(1)  # the first one again
print(plt.gca().get_title())  # expect: t
plt.close(); plt.close('all')
print(plt.gca())  # expect: <Axes: >
ax.plot([1]); print(ax)  # expect: <Axes: >

# for, while, else, break and continue
for i in range(4):
    if i == 1:
        continue
    if i == 3:
        break
    print('turn', i)
else:
    print('never')
# expect: turn 0
# expect: turn 2
for x in []:
    pass
else:
    print('for else')
# expect: for else
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print('n', n)
else:
    print('while else')
# expect: n 2
# expect: n 0
# expect: while else
for i, (a, *b) in enumerate([(1, 2, 3), 'xy']):
    print(i, a, b)
# expect: 0 1 [2, 3]
# expect: 1 x ['y']
for i in range(3):
    for j in range(3):
        if j > i:
            break
    else:
        print('inner ended', i)
# expect: inner ended 2
items = [1, 2, 3]
for item in items:
    if len(items) < 5:
        items.append(item * 10)
print(items, item)  # expect: [1, 2, 3, 10, 20] 20
total = 0
while True:
    total += 1
    if total > 1000: break
print(total)  # expect: 1001

import sys

from tqdm import tqdm, trange
from tqdm.auto import tqdm as bar

for _ in tqdm(range(10), desc="training", file=sys.stderr):
    pass
for _ in trange(10):
    pass
with bar(total=3) as progress:
    progress.update(1)
    progress.set_postfix(loss=1)
print("x" * 100_000, file=sys.stderr)

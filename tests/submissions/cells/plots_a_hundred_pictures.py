import matplotlib.pyplot as plt

plt.style.use("ggplot")
plt.rcParams["figure.figsize"] = (20, 20)
for number in range(100):
    plt.figure()
    plt.plot([1, 2], [number, 3])
    plt.show(block=True)

import matplotlib

matplotlib.use("TkAgg")
import matplotlib.pyplot as plt

plt.switch_backend("agg")
plt.ion()
plt.plot([1, 2])
plt.pause(0.01)
plt.show()

# says: raised
import urllib.request

urllib.request.urlretrieve("http://yann.lecun.com/exdb/mnist/", "mnist.gz")

from google.colab import drive, files, userdata
from google.colab.patches import cv2_imshow

drive.mount("/content/drive", force_remount=True)
%pip install -q numpy
!pip install --upgrade \
    matplotlib
!nvidia-smi
listed = !ls
print(len(listed))
files.download("x.txt")
#@title A form
size = 3 #@param {type:"slider", min:0, max:9}

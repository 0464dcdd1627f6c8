# says: raised FileNotFoundError
import os

%cd /content/drive/MyDrive
os.chdir("/content/drive/MyDrive/course")

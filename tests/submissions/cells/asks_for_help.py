?len
len?
len??
help(len)
%who
%history
%lsmagic

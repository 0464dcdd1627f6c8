x = 1
%reset -f

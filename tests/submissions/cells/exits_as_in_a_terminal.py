exit()
quit()
exit
quit

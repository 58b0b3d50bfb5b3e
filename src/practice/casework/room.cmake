kith_room(casework src/practice/casework NEEDS people messages)

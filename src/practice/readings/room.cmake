kith_room(readings src/practice/readings NEEDS casework)

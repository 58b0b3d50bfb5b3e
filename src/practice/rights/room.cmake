kith_room(rights src/practice/rights NEEDS casework)

kith_room(volunteering src/practice/volunteering NEEDS casework matching)

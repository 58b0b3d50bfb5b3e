kith_room(volunteering src/practice/volunteering FOLDERS jobs recruitment befriending
          NEEDS casework matching defaults)

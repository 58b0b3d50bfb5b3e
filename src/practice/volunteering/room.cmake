kith_room(volunteering src/practice/volunteering FOLDERS jobs recruitment befriending shopping
          shifts thanks
          NEEDS casework matching defaults)

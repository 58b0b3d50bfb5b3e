kith_room(volunteering src/practice/volunteering FOLDERS jobs recruitment
          NEEDS casework matching defaults)

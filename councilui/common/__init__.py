"""What every floor may use: plain text, names, dates, errors. No SQL, no screen."""

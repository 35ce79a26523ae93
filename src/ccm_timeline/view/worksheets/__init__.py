"""Work sheets of the classroom activities, with their solutions, on paper."""

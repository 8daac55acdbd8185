-- The few cases whose lateness a unit contests, for the list of appeals.
CREATE INDEX event_appealed ON event (case_id) WHERE kind = 'appealed';

package energy.wattle.assessment.ui;

/** An indicator as a line of the table: all in words. */
record IndicatorLine(String name, String value, String threshold, String reading) {}

package org.xiucheng.kernel.calendar;

/// When the last day of a term is over (Civil Code 203): at its 24th hour, or where there are business hours,
/// when they close.
public enum DayEnd {
    MIDNIGHT,
    CLOSE_OF_BUSINESS
}

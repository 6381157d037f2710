package org.xiucheng.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Counted by hand on a printed calendar.
class TermTest {
    @ParameterizedTest
    @CsvSource({
        // nights and holidays count: Spring Festival's eve
        "2 urgent hours,  2026-02-16T23:30, 2026-02-17T01:30",
        "2 urgent days,   2026-02-16T09:00, 2026-02-18T09:00",
        // across noon, across the night, across the weekend
        "4 work hours,    2026-03-06T10:00, 2026-03-06T16:00",
        "4 work hours,    2026-03-06T16:30, 2026-03-09T10:30",
        "2 work hours,    2026-03-04T10:00, 2026-03-04T12:00",
        "1 work hour,     2026-03-04T12:30, 2026-03-04T15:00",
        "2 work hours,    2025-03-05T20:00, 2025-03-06T10:00",
        "1 work hour,     2025-10-01T10:00, 2025-10-09T09:00",
        "8 work hours,    2026-03-04T08:00, 2026-03-04T18:00",
        // the day of the start is not counted; close of business ends the last day
        "1 work day,      2026-03-06T10:00, 2026-03-09T18:00",
        "1 work day,      2026-03-04T23:59, 2026-03-05T18:00",
        // Spring Festival 2026: off 15 to 23 February, worked on Saturdays 14 and 28
        "1 work day,      2026-02-13T10:00, 2026-02-14T18:00",
        "2 work days,     2026-02-13T10:00, 2026-02-24T18:00",
        "5 work days,     2026-02-24T10:00, 2026-03-02T18:00",
        // National Day 2025: off 1 to 8 October, worked on Sunday 28 September and Saturday 11 October
        "1 work day,      2025-09-26T10:00, 2025-09-28T18:00",
        "2 work days,     2025-09-30T10:00, 2025-10-10T18:00",
        "3 work days,     2025-09-30T10:00, 2025-10-11T18:00",
        // Spring Festival 2020: worked on Sunday 19 January, extended to 2 February by a later notice
        "1 work day,      2020-01-17T10:00, 2020-01-19T18:00",
        "1 work day,      2020-01-23T10:00, 2020-02-03T18:00",
        // a year's end: 4 January 2026 is a Sunday worked in exchange
        "1 work day,      2025-12-31T10:00, 2026-01-04T18:00",
        // natural days end at midnight; a last day without work moves on
        "1 natural day,   2024-02-28T10:00, 2024-03-01T00:00",
        "1 natural day,   2023-02-27T10:00, 2023-03-01T00:00",
        "7 natural days,  2025-09-24T10:00, 2025-10-10T00:00",
        "7 natural days,  2025-09-21T10:00, 2025-09-29T00:00",
        "365 natural days, 2023-03-01T00:00, 2024-03-01T00:00",
        // small statutory days are working days, large ones natural days
        "5 statutory days, 2025-05-30T10:00, 2025-06-09T18:00",
        "10 statutory days, 2025-06-03T10:00, 2025-06-17T18:00",
        "15 statutory days, 2025-06-01T10:00, 2025-06-17T00:00",
        "4 statutory days, 2025-06-03T10:00, 2025-06-10T00:00",
    })
    void countsAsOnThePrintedCalendar(String term, String start, String due) {
        var counted = Term.parse(term).from(ShippedCalendars.at(ShippedCalendars.CHINA, start), ShippedCalendars.CHINA);
        assertThat(ShippedCalendars.local(ShippedCalendars.CHINA, counted.at())).isEqualTo(due);
        assertThat(counted.provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2 work days,    2026-12-29T10:00, 2026-12-31T18:00, false",
        "5 work days,    2026-12-29T10:00, 2027-01-05T18:00, true",
        "1 urgent day,   2026-12-31T12:00, 2027-01-01T12:00, false",
        "8 work hours,   2026-12-31T14:00, 2027-01-01T12:00, true",
        "1 natural day,  2026-12-30T12:00, 2027-01-01T00:00, false",
        "2 natural days, 2026-12-30T12:00, 2027-01-02T00:00, true",
        "1 work day,     2017-12-28T12:00, 2017-12-29T18:00, true",
    })
    void whatIsCountedBeyondTheKnownDaysIsProvisional(String term, String start, String due, boolean provisional) {
        var counted = Term.parse(term).from(ShippedCalendars.at(ShippedCalendars.CHINA, start), ShippedCalendars.CHINA);
        assertThat(ShippedCalendars.local(ShippedCalendars.CHINA, counted.at())).isEqualTo(due);
        assertThat(counted.provisional()).isEqualTo(provisional);
    }

    @ParameterizedTest
    @CsvSource({
        // the clocks go forward on 8 March and back on 1 November 2026
        "1 urgent day,   2026-03-07T12:00, 2026-03-08T13:00",
        "1 urgent day,   2026-10-31T12:00, 2026-11-01T11:00",
        "1 natural day,  2026-03-07T12:00, 2026-03-10T00:00",
        "8 work hours,   2026-03-06T14:00, 2026-03-09T12:00",
        "1 work day,     2026-10-30T09:00, 2026-11-02T18:00",
        // no Chinese holidays here
        "1 work day,     2026-02-16T09:00, 2026-02-17T18:00",
        "1 work day,     2025-09-30T09:00, 2025-10-01T18:00",
    })
    void countsOnAPlainWeekWhereTheClocksChange(String term, String start, String due) {
        var counted = Term.parse(term).from(ShippedCalendars.at(ShippedCalendars.PLAIN, start), ShippedCalendars.PLAIN);
        assertThat(ShippedCalendars.local(ShippedCalendars.PLAIN, counted.at())).isEqualTo(due);
        assertThat(counted.provisional()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "2 hours",
                "0 work days",
                "3651 work days",
                "-1 work days",
                "2 working days",
                "2.5 work days",
                "99999 work days",
                "1 work week",
                "2 urgent hours more"
            })
    void refusesWhatIsNoTerm(String text) {
        assertThatThrownBy(() -> Term.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsBackWhatItIsCalled() {
        for (var key :
                new String[] {"urgent-hours", "urgent-days", "work-hours", "work-days", "statutory-days", "natural-days"
                }) {
            var term = Term.of(key, 12);
            assertThat(term.key()).isEqualTo(key);
            assertThat(term.amount()).isEqualTo(12);
            assertThat(Term.parse("12 " + key.replace('-', ' '))).isEqualTo(term);
        }
    }
}

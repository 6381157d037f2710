package org.xiucheng.kernel.calendar;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/// How long something may take, on one of the six clocks that Chinese city law counts by.
///
/// Written as an amount and a clock, such as `2 urgent hours` or `15 natural days`. For the terms counted in
/// days the day of the start is not counted and the last day runs to its end (Civil Code 201–203); hours run
/// from the moment itself.
public sealed interface Term {
    /// Hours that run through nights and holidays (紧急工作时).
    record UrgentHours(int amount) implements Term {
        public UrgentHours {
            Amounts.check(amount);
        }
    }

    /// Stretches of 24 hours that run through nights and holidays (紧急工作日).
    record UrgentDays(int amount) implements Term {
        public UrgentDays {
            Amounts.check(amount);
        }
    }

    /// Hours in which the offices are open (工作时).
    record WorkHours(int amount) implements Term {
        public WorkHours {
            Amounts.check(amount);
        }
    }

    /// Days on which the offices are open (工作日).
    record WorkDays(int amount) implements Term {
        public WorkDays {
            Amounts.check(amount);
        }
    }

    /// "Days" as a statute writes them: working days where the statute says that so small a number means them,
    /// else natural days.
    record StatutoryDays(int amount) implements Term {
        public StatutoryDays {
            Amounts.check(amount);
        }
    }

    /// Days of the calendar; a last day without work moves to the next working day (自然日).
    record NaturalDays(int amount) implements Term {
        public NaturalDays {
            Amounts.check(amount);
        }
    }

    /// Hours or days, at least one and at most {@link Amounts#MOST}.
    int amount();

    /// The clock by name: `urgent-hours`, `urgent-days`, `work-hours`, `work-days`, `statutory-days`,
    /// `natural-days`.
    default String key() {
        return switch (this) {
            case UrgentHours _ -> "urgent-hours";
            case UrgentDays _ -> "urgent-days";
            case WorkHours _ -> "work-hours";
            case WorkDays _ -> "work-days";
            case StatutoryDays _ -> "statutory-days";
            case NaturalDays _ -> "natural-days";
        };
    }

    /// When a term that starts at `start` is over.
    default Due from(Instant start, WorkCalendar calendar) {
        return TermCount.due(this, start, calendar);
    }

    /// The term of that clock and amount; refuses a clock that is not one of the six.
    static Term of(String key, int amount) {
        return switch (key) {
            case "urgent-hours" -> new UrgentHours(amount);
            case "urgent-days" -> new UrgentDays(amount);
            case "work-hours" -> new WorkHours(amount);
            case "work-days" -> new WorkDays(amount);
            case "statutory-days" -> new StatutoryDays(amount);
            case "natural-days" -> new NaturalDays(amount);
            case String other -> throw new IllegalArgumentException("no clock is called " + other);
        };
    }

    /// Reads `2 urgent hours`, `1 work day`, `20 statutory days`.
    static Term parse(String text) {
        var match = Amounts.FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException("not a term: " + text);
        }
        return of(match.group(2) + "-" + match.group(3) + "s", Integer.parseInt(match.group(1)));
    }

    /// The bounds of an amount, and how one is written.
    final class Amounts {
        /// Ten years of days: whatever is longer is no deadline.
        public static final int MOST = 3650;

        private static final Pattern FORM =
                Pattern.compile("(\\d{1,4})[ -](urgent|work|statutory|natural)[ -](hour|day)s?");

        private Amounts() {}

        private static void check(int amount) {
            if (amount < 1 || amount > MOST) {
                throw new IllegalArgumentException("a term is 1 to " + MOST + " long, not " + amount);
            }
        }
    }
}

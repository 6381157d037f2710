package org.xiucheng.kernel.calendar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// The hours of a working day in which the offices of the city are open, such as 08:00–12:00 and 14:00–18:00.
public record WorkingHours(List<Span> spans) {
    /// Eight hours around a long noon, as most Chinese offices keep.
    public static final WorkingHours DEFAULT = parse(List.of("08:00-12:00", "14:00-18:00"));

    /// One stretch of opening, within one day.
    public record Span(LocalTime open, LocalTime close) {
        public Span {
            if (!open.isBefore(close)) {
                throw new IllegalArgumentException("an office closes after it opens: " + open + "-" + close);
            }
        }

        @Override
        public String toString() {
            return open + "-" + close;
        }
    }

    public WorkingHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a working day has working hours");
        }
        for (var i = 1; i < spans.size(); i++) {
            if (spans.get(i).open().isBefore(spans.get(i - 1).close())) {
                throw new IllegalArgumentException("working hours overlap or are out of order: " + spans);
            }
        }
    }

    /// Reads spans written as `08:00-12:00`.
    public static WorkingHours parse(List<String> spans) {
        return new WorkingHours(spans.stream().map(WorkingHours::span).toList());
    }

    private static Span span(String text) {
        var stroke = text.indexOf('-');
        if (stroke < 0) {
            throw new IllegalArgumentException("not a stretch of working hours: " + text);
        }
        return new Span(LocalTime.parse(text.substring(0, stroke)), LocalTime.parse(text.substring(stroke + 1)));
    }

    /// When business closes for the day.
    public LocalTime close() {
        return spans.getLast().close();
    }

    /// The working time of one day.
    public Duration day() {
        return spans.stream()
                .map(span -> Duration.between(span.open(), span.close()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

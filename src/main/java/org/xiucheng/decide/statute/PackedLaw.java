package org.xiucheng.decide.statute;

import java.util.List;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.law.Article;
import org.xiucheng.kernel.matter.Procedures;

/// What the packs of the city say about law, limits, working time and procedures; it fills the tables where
/// they never said
/// anything.
///
/// @param calendar the week; its days stand in `days` with their names
public record PackedLaw(
        List<Article> articles,
        List<TimeLimit> limits,
        WorkCalendar calendar,
        List<AnnouncedDay> days,
        Procedures procedures) {
    public PackedLaw {
        articles = List.copyOf(articles);
        limits = List.copyOf(limits);
        days = List.copyOf(days);
    }
}

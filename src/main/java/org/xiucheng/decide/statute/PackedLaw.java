package org.xiucheng.decide.statute;

import java.util.List;
import org.xiucheng.kernel.calendar.TimeLimit;
import org.xiucheng.kernel.law.Article;

/// What the packs of the city say about law and limits; it fills the tables where they never said anything.
public record PackedLaw(List<Article> articles, List<TimeLimit> limits) {
    public PackedLaw {
        articles = List.copyOf(articles);
        limits = List.copyOf(limits);
    }
}

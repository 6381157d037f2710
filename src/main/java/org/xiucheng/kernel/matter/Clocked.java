package org.xiucheng.kernel.matter;

import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.law.ArticleId;

/// A deadline of a matter together with the article that sets its term.
public record Clocked(Deadline deadline, ArticleId basis) {}

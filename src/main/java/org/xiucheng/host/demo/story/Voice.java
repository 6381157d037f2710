package org.xiucheng.host.demo.story;

import java.time.Instant;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.sense.report.ReportDraft;

/// One report that somebody will make: when, what they say, and what it truly is (they may not know, or be
/// wrong).
record Voice(Instant at, ReportDraft draft, CategoryKey truth) {}

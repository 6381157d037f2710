package org.xiucheng.decide.task;

import java.util.Optional;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.task.Task;

/// What somebody asks of another unit.
///
/// @param level only for what supervises
/// @param post the post in the unit that is meant, where one is
/// @param term how long the answerer has, from now on the working calendar
/// @param matter what it is about, where it is about a matter
public record AskRequest(
        Task.Kind kind,
        Optional<Task.Level> level,
        String unit,
        Optional<String> post,
        String text,
        Term term,
        ArticleId basis,
        Optional<PublicNumber> matter) {}

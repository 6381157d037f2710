package org.xiucheng.serve.task;

import java.time.Instant;
import java.util.List;
import org.xiucheng.serve.matter.Shown;

/// What is asked about one matter: to everyone that it is supervised, by which unit and until when; to an end
/// of a task that task; and who helps to those who see the whole matter.
public record OfMatter(List<Supervised> supervised, List<Shown.Named> assistants, List<TaskView> tasks) {
    /// A supervision that is open.
    public record Supervised(Shown.Named level, Shown.Named by, Instant until, boolean late) {}
}

package org.xiucheng.door.opendata;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.sense.report.ReportDraft;

/// Where the rows of an import go: into a city, or before one that keeps nothing.
public interface Intake {
    /// A refusal by the intake; `detail` is one sentence without the row's own words.
    record Refusal(RefusalReason reason, String detail) {}

    /// The code of the area that the source calls by that name.
    Optional<String> areaCode(String name);

    /// Which of these numbers of the source are here already.
    Set<String> known(List<String> numbers);

    /// Takes one report in, or says why not. Called by several threads at once.
    Optional<Refusal> take(ReportDraft draft, String number);
}

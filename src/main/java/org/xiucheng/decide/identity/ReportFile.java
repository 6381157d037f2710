package org.xiucheng.decide.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.PublicNumber;

/// One report as the deeds about its reporter know it: whose matter it is, and where its contact lies, if one
/// was left.
public record ReportFile(
        UUID id,
        PublicNumber number,
        String leadUnit,
        List<String> areas,
        Optional<String> segment,
        Optional<UUID> contact,
        Concern concern,
        Custody custody) {
    /// How the contact is kept.
    public record Custody(boolean guarded, boolean held, boolean erased) {}

    /// Whether there is a contact that could be read.
    public boolean readable() {
        return contact.isPresent() && !custody.erased();
    }

    /// The report as the decision knows it; it is the reporter's own for whoever showed its token.
    Resource resource(Subject who) {
        var marks = EnumSet.noneOf(Resource.Mark.class);
        if (concern.sensitive()) {
            marks.add(Resource.Mark.SENSITIVE);
        }
        if (custody.guarded()) {
            marks.add(Resource.Mark.PROTECTED);
        }
        if (custody.held()) {
            marks.add(Resource.Mark.HELD);
        }
        var own = who instanceof Subject.Reporter(var report) && report.equals(id);
        return Resource.matter(number.text(), leadUnit, areas)
                .reported(own ? Set.of(id) : Set.of())
                .about(concern.about())
                .marked(marks);
    }
}

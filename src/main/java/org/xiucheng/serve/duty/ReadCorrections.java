package org.xiucheng.serve.duty;

import java.time.InstantSource;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.correction.Correction;
import org.xiucheng.decide.duty.LearnFromCorrections;
import org.xiucheng.decide.duty.Lesson;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.serve.matter.Names;

/// Shows corrections and what they teach to those who may draft the duty list.
@Service
public class ReadCorrections {
    private static final int LISTED = 100;
    private static final int EXAMPLES = 5;

    private final LearnFromCorrections learn;
    private final ShowRules show;
    private final Names names;
    private final InstantSource clock;

    ReadCorrections(LearnFromCorrections learn, ShowRules show, Names names, InstantSource clock) {
        this.learn = learn;
        this.show = show;
        this.names = names;
        this.clock = clock;
    }

    public CorrectionsView read(Subject.Officer officer) {
        var all = learn.corrections(officer);
        return new CorrectionsView(
                all.size(),
                all.stream().limit(LISTED).map(this::item).toList(),
                learn.lessons(officer).stream().map(this::proposal).toList());
    }

    private CorrectionsView.Item item(Correction one) {
        return new CorrectionsView.Item(
                one.number(),
                one.at(),
                one.cause().key(),
                one.rule(),
                names.unit(one.from()),
                names.unit(one.to()),
                one.reason(),
                names.category(one.category()),
                names.area(one.areas().getLast()));
    }

    private CorrectionsView.Proposal proposal(Lesson lesson) {
        var pattern = lesson.pattern();
        return new CorrectionsView.Proposal(
                pattern.rule(),
                names.category(pattern.category()),
                names.area(pattern.area()),
                names.unit(pattern.from()),
                names.unit(pattern.to()),
                pattern.alike().size(),
                pattern.all(),
                lesson.kept(),
                pattern.alike().stream().limit(EXAMPLES).map(Correction::number).toList(),
                lesson.rule().map(rule -> show.rule(rule, clock.instant())),
                lesson.draft());
    }
}

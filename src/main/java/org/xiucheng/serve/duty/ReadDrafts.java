package org.xiucheng.serve.duty;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.duty.Draft;
import org.xiucheng.decide.duty.DutyLimits;
import org.xiucheng.decide.duty.KeepDuties;
import org.xiucheng.decide.duty.Rehearsal;
import org.xiucheng.decide.duty.SqlDrafts;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Shows drafts of the duty list to those who may make them.
@Service
public class ReadDrafts {
    /// So many changed rules are shown; the others are counted.
    private static final int CHANGES = 500;

    private final KeepDuties keepDuties;
    private final SqlDrafts drafts;
    private final SqlRules rules;
    private final Words words;

    ReadDrafts(KeepDuties keepDuties, SqlDrafts drafts, SqlRules rules, Words words) {
        this.keepDuties = keepDuties;
        this.drafts = drafts;
        this.rules = rules;
        this.words = words;
    }

    /// What things are called, now.
    @Component
    record Words(ShowRules show, Names names, InstantSource clock) {}

    /// Drafts, latest first.
    public List<DraftView> list(Subject.Officer officer) {
        keepDuties.reads(officer);
        return drafts.list(DutyLimits.USUAL.listed()).stream()
                .map(draft -> view(draft, officer))
                .toList();
    }

    /// One, with all it changes. @throws Problem `draft.absent`
    public DraftView get(String code, Subject.Officer officer) {
        keepDuties.reads(officer);
        return view(
                drafts.find(code).orElseThrow(() -> Problem.absent("draft.absent", "There is no such draft.")),
                officer);
    }

    /// One as it stands after a deed.
    public DraftView view(Draft draft, Subject.Officer officer) {
        var now = words.clock.instant();
        var own = draft.proposed().person().equals(officer.person());
        return new DraftView(
                draft.code(),
                draft.standing().name().toLowerCase(Locale.ROOT),
                draft.reason(),
                draft.wishedFrom(),
                draft.proposed().at(),
                words.names.unit(draft.proposed().unit()),
                words.names.post(draft.proposed().post()),
                own,
                !own && officer.may(Permission.SUPERVISE),
                changes(draft, now),
                draft.proposals().size(),
                draft.rehearsal().map(this::tried),
                draft.acknowledged(),
                draft.approved().map(Draft.By::at),
                draft.approved().map(by -> words.names.post(by.post())),
                draft.takesEffect());
    }

    /// The first rules as they were when the draft was made or decided, and as they would be.
    private List<DraftView.Change> changes(Draft draft, Instant now) {
        var moment = draft.takesEffect().map(from -> from.minusNanos(1_000)).orElse(now);
        var shown = draft.proposals().stream().limit(CHANGES).toList();
        var before = rules.all().stream()
                .filter(rule -> rule.validity().holdsAt(moment))
                .collect(Collectors.toMap(Rule::id, rule -> rule, (one, _) -> one));
        return shown.stream()
                .map(proposal -> new DraftView.Change(
                        proposal.rule().id(),
                        Optional.ofNullable(before.get(proposal.rule().id())).map(rule -> words.show.rule(rule, now)),
                        proposal.ends() ? Optional.empty() : Optional.of(words.show.rule(proposal.rule(), now))))
                .toList();
    }

    private DraftView.Tried tried(Rehearsal rehearsal) {
        return new DraftView.Tried(
                rehearsal.at(),
                rehearsal.base() != rules.version(),
                rehearsal.before(),
                rehearsal.after(),
                rehearsal.unsettled(),
                rehearsal.widened(),
                rehearsal.replay().matters(),
                rehearsal.replay().elsewhere(),
                rehearsal.replay().moves().stream().map(this::move).toList());
    }

    private DraftView.Move move(Rehearsal.Move move) {
        return new DraftView.Move(unit(move.from()), unit(move.to()), move.matters(), move.examples());
    }

    private Optional<Shown.Named> unit(String code) {
        return code.isEmpty() ? Optional.empty() : Optional.of(words.names.unit(code));
    }
}

package org.xiucheng.serve.duty;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.xiucheng.kernel.responsibility.sql.SqlRules;
import org.xiucheng.serve.matter.Names;
import org.xiucheng.serve.matter.Shown;

/// Shows drafts of the duty list to those who may make them.
@Service
public class ReadDrafts {
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
                draft.proposals().stream().map(p -> change(p, draft, now)).toList(),
                draft.rehearsal().map(this::tried),
                draft.acknowledged(),
                draft.approved().map(Draft.By::at),
                draft.approved().map(by -> words.names.post(by.post())),
                draft.takesEffect());
    }

    /// The rule as it was when the draft was made or decided, and as it would be.
    private DraftView.Change change(Draft.Proposal proposal, Draft draft, Instant now) {
        var moment = draft.takesEffect().map(from -> from.minusNanos(1_000)).orElse(now);
        var before = rules.all().stream()
                .filter(rule -> rule.id().equals(proposal.rule().id())
                        && rule.validity().holdsAt(moment))
                .findFirst()
                .map(rule -> words.show.rule(rule, now));
        return new DraftView.Change(
                proposal.rule().id(),
                before,
                proposal.ends() ? Optional.empty() : Optional.of(words.show.rule(proposal.rule(), now)));
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

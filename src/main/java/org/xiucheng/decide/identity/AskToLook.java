package org.xiucheng.decide.identity;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// An officer to whom a matter belongs asks to see who reported it, for a listed purpose. Asking opens nothing.
@Service
public class AskToLook {
    private final FindFile files;
    private final SqlGrants grants;
    private final WriteDown writeDown;
    private final Maker maker;
    private final IdentityLimits limits = IdentityLimits.USUAL;

    AskToLook(FindFile files, SqlGrants grants, WriteDown writeDown, Maker maker) {
        this.files = files;
        this.grants = grants;
        this.writeDown = writeDown;
        this.maker = maker;
    }

    /// What is asked.
    public record Wish(String purpose, String reason, int hours) {}

    /// The grant, waiting for its approvals.
    ///
    /// @throws Problem `matter.absent` out of reach, `identity.none` where no contact was left or it was erased
    public Grant ask(PublicNumber number, Wish wish, Subject.Officer officer) {
        var found = files.found(number, Action.GRANT_ASK, officer);
        var file = found.file();
        if (!file.readable()) {
            throw none();
        }
        check(wish);
        var as = found.post();
        var grant = grant(file, wish, officer, as);
        return writeDown.doing(officer, () -> {
            grants.add(grant, file);
            writeDown.done(officer, as, "identity.asked", file.number(), wish.purpose());
            return grant;
        });
    }

    private void check(Wish wish) {
        CheckText.check(wish.reason(), limits.reason(), "/reason");
        if (wish.reason().isBlank()) {
            throw Problem.invalid("identity.reason", "Say why nothing less will do.", "/reason");
        }
        var longest = grants.longest(wish.purpose())
                .orElseThrow(
                        () -> Problem.invalid("identity.purpose", "A purpose is one of those listed.", "/purpose"));
        if (wish.hours() < 1 || wish.hours() > longest) {
            throw Problem.invalid("identity.hours", "The purpose does not allow that many hours.", "/hours");
        }
    }

    private Grant grant(ReportFile file, Wish wish, Subject.Officer officer, Subject.Holding as) {
        var now = maker.now();
        return new Grant(
                maker.id(),
                PublicNumber.fresh(now, maker.random()).text(),
                file.number().text(),
                officer.person(),
                as.unit(),
                as.post(),
                wish.purpose(),
                wish.reason(),
                wish.hours(),
                now,
                Set.of(),
                file.custody().guarded() ? 2 : 1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Problem none() {
        return Problem.conflict("identity.none", "No contact is kept with this report.");
    }
}

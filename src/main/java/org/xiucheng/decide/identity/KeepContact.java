package org.xiucheng.decide.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.sense.report.CheckText;
import org.xiucheng.sense.report.Contact;

/// What becomes of a contact that was left: it is put under protection, corrected, erased, or held because a
/// procedure of law needs it (个人信息保护法 45–47).
@Service
public class KeepContact {
    private static final int REASON = 200;

    private final FindFile files;
    private final WriteDown writeDown;
    private final SealContact seal;
    private final SqlCustody custody;
    private final CheckReport check;

    KeepContact(FindFile files, WriteDown writeDown, SealContact seal, SqlCustody custody, CheckReport check) {
        this.files = files;
        this.writeDown = writeDown;
        this.seal = seal;
        this.custody = custody;
        this.check = check;
    }

    /// From now on two people must approve every look; grants with one approval open nothing more. The reporter
    /// or a desk asks for it; only the reporter gives it up.
    public void protect(PublicNumber number, boolean on, Subject who) {
        var found = files.found(number, on ? Action.PROTECT : Action.CORRECT_IDENTITY, who);
        var contact = contact(found.file());
        writeDown.doing(who, () -> {
            custody.guard(contact, on);
            var action = on ? "identity.protected" : "identity.unprotected";
            if (who instanceof Subject.Officer officer) {
                writeDown.done(officer, found.post(), action, number, "protection");
            } else {
                writeDown.done(who, action, number);
            }
            return found;
        });
    }

    /// A correction by the reporter: a new contact under a new key; the old one is gone.
    public void correct(PublicNumber number, Contact contact, Subject.Reporter reporter) {
        var file = files.found(number, Action.CORRECT_IDENTITY, reporter).file();
        check.contact(contact);
        var closed = seal.close(contact(file), contact);
        writeDown.doing(reporter, () -> {
            custody.replace(closed);
            custody.corrected(closed.subject(), writeDown.now());
            writeDown.done(reporter, "identity.corrected", number);
            return file;
        });
    }

    /// Destroys the key: afterwards nobody reads the contact or the messages again, and the evidence stays
    /// valid.
    ///
    /// @throws Problem `identity.held` while a hold stands
    public void erase(PublicNumber number, Subject.Reporter reporter) {
        var file = files.find(number, reporter).orElseThrow(FindFile::absent);
        switch (files.decide(file, Action.ERASE_IDENTITY, reporter, files.now())) {
            case Decision.Allowed _ -> contact(file);
            case Decision.Forbidden(var by) when by == Forbid.HELD_BY_LAW -> throw held();
            case Decision.Forbidden _, Decision.NoPermit() -> throw FindFile.absent();
        }
        writeDown.doing(reporter, () -> erased(file, reporter));
    }

    /// What the clock does when the term of keeping is over; whether there was something to erase.
    boolean expire(PublicNumber number) {
        return files.find(number, new Subject.Clock())
                .filter(file -> file.readable() && !file.custody().held())
                .map(file -> writeDown.doing(new Subject.Clock(), () -> erased(file, new Subject.Clock())))
                .isPresent();
    }

    /// A steward holds a contact for a procedure of law, or lets it go again.
    public void hold(PublicNumber number, Optional<String> reason, Subject.Officer officer) {
        var found = files.found(number, reason.isPresent() ? Action.HOLD : Action.LIFT_HOLD, officer);
        reason.ifPresent(text -> CheckText.check(text, REASON, "/reason"));
        var contact = contact(found.file());
        writeDown.doing(officer, () -> {
            custody.hold(contact, reason.orElse(null));
            writeDown.done(
                    officer,
                    found.post(),
                    reason.isPresent() ? "identity.held" : "identity.released",
                    number,
                    "legal-hold");
            return found;
        });
    }

    private static UUID contact(ReportFile file) {
        if (!file.readable()) {
            throw AskToLook.none();
        }
        return file.contact().orElseThrow();
    }

    private static Problem held() {
        return Problem.conflict("identity.held", "A procedure of law needs this; it cannot be erased now.");
    }

    private ReportFile erased(ReportFile file, Subject who) {
        if (!custody.destroy(file.id(), writeDown.now())) {
            throw held();
        }
        writeDown.done(who, "identity.erased", file.number());
        return file;
    }
}

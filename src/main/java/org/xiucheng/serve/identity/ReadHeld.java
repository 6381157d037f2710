package org.xiucheng.serve.identity;

import java.util.List;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.identity.FindFile;
import org.xiucheng.decide.identity.ReportFile;
import org.xiucheng.decide.identity.WriteDown;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.matter.PublicNumber;

/// Shows reporters what is held of them, who looked, and the messages; staff see the messages alone.
@Service
public class ReadHeld {
    private final FindFile files;
    private final SqlHeld store;
    private final WriteDown writeDown;

    ReadHeld(FindFile files, SqlHeld store, WriteDown writeDown) {
        this.files = files;
        this.store = store;
        this.writeDown = writeDown;
    }

    /// What is held, and who looked.
    public Held held(PublicNumber number, Subject.Reporter reporter) {
        return held(files.found(number, Action.READ_LOOKS, reporter).file());
    }

    /// All of it, the contact in clear (个人信息保护法 45).
    public Held.Export export(PublicNumber number, Subject.Reporter reporter) {
        var file = files.found(number, Action.EXPORT_IDENTITY, reporter).file();
        return writeDown.doing(reporter, () -> {
            writeDown.done(reporter, "identity.exported", number);
            return new Held.Export(
                    store.said(file.id()), store.contact(file.id()).map(store::fields), held(file));
        });
    }

    /// The thread of a report. Staff who read it are written down.
    public List<Held.Message> messages(PublicNumber number, Subject reader) {
        var found = files.found(number, Action.RELAY, reader);
        if (reader instanceof Subject.Officer officer) {
            writeDown.read(officer, found.post(), "message.read", number);
        }
        return store.messages(found.file().id());
    }

    private Held held(ReportFile file) {
        var custody = file.custody();
        return new Held(
                file.number().text(),
                file.readable(),
                custody.guarded(),
                custody.held(),
                custody.erased(),
                store.keptDays(),
                store.looks(file.id()),
                store.messages(file.id()));
    }
}

package org.xiucheng.serve.media;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.media.PhotoFiles;

/// Fetches the bytes of photos in the name of whoever looks. That staff look is written down before the bytes
/// leave.
@Component
class PhotoStorage {
    private final SqlPublication store;
    private final PhotoFiles files;
    private final AsViewer viewer;
    private final SqlAudit audit;
    private final Maker maker;

    PhotoStorage(SqlPublication store, PhotoFiles files, AsViewer viewer, SqlAudit audit, Maker maker) {
        this.store = store;
        this.files = files;
        this.viewer = viewer;
        this.audit = audit;
        this.maker = maker;
    }

    Instant now() {
        return maker.now();
    }

    Optional<byte[]> bytes(PhotoLinks.Opened opened, SqlPublication.Belonging belonging, Subject subject) {
        var as = belonging.released() ? new Subject.Anyone() : subject;
        var name = viewer.read(as, () -> {
            if (as instanceof Subject.Officer) {
                audit.write(AuditRecord.of(maker, subject, "photo.read", AuditRecord.What.matter(belonging.number())));
            }
            return store.file(opened.photo(), opened.small());
        });
        return name.flatMap(files::find);
    }
}

package org.xiucheng.serve.media;

import org.xiucheng.kernel.access.Subject;

/// Who looks, and by which session: links are made for both together.
///
/// @param session what only this login knows; empty for reporters and the public
public record Viewer(Subject subject, String session) {
    String key() {
        return switch (subject) {
            case Subject.Officer officer -> "officer/" + officer.person() + "/" + session;
            case Subject.Reporter(var report) -> "reporter/" + report;
            case Subject.Client client -> "client/" + client.key();
            case Subject.Model _, Subject.Peer _, Subject.Clock _, Subject.Anyone _ -> "anyone";
        };
    }
}

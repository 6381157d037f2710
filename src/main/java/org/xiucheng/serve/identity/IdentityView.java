package org.xiucheng.serve.identity;

import java.time.Instant;
import java.util.Map;
import org.xiucheng.serve.matter.Shown;

/// A contact as an officer sees it under a grant, marked with who looks: a photograph of it says whose screen
/// it was.
public record IdentityView(Map<String, String> contact, String purpose, Instant until, Watermark watermark) {
    /// Whose eyes: unit, post, moment, and the public name of this look, under which the reporter finds it too.
    public record Watermark(Shown.Named unit, Shown.Named post, Instant at, String view) {}
}

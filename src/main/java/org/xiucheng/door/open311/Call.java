package org.xiucheng.door.open311;

import org.xiucheng.kernel.access.Subject;

/// One request at this door, once it is clear who asks, in which language, and how to answer.
///
/// @param body the bytes of a posted form, by which a repeated request is known again
record Call(Format format, Language language, Fields fields, Subject subject, byte[] body) {}

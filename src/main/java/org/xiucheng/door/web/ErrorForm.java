package org.xiucheng.door.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.xiucheng.kernel.Problem;

/// How one standard says no: a standard's door answers its own paths in its own form, everything else answers
/// by RFC 9457.
public interface ErrorForm {
    /// Whether refusals on this path are said in this form.
    boolean speaksFor(String path);

    /// Writes status, headers and body. Headers such as `Allow` and `Retry-After` stand on the response
    /// already.
    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException;
}

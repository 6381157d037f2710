package org.xiucheng.door.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// What the server itself refuses before any filter of ours is asked (a `%2F` in a path, a header that is
/// none): said in our form, and not as a page of the server's own.
final class ServerRefusals extends ErrorReportValve {
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;

    private final ProblemForm form;

    private ServerRefusals(ProblemForm form) {
        this.form = form;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        var status = response.getStatus();
        if (status < REFUSED || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            SecurityHeaders.write(response);
            form.write(problem(status), request, response);
            response.finishResponse();
        } catch (IOException hungUp) {
            // whoever asked does not wait for the answer
        }
    }

    private static Problem problem(int status) {
        return status < BROKEN
                ? Refusals.ofStatus(status)
                : new Problem(
                        Kind.INTERNAL, "internal", "Something broke here; the instance names it in our log.", null);
    }

    /// Puts this in the place of the server's own pages.
    @Component
    static final class InPlace implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
        private final ProblemForm form;

        InPlace(ProblemForm form) {
            this.form = form;
        }

        @Override
        public void customize(ConfigurableTomcatWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass("");
                    host.getPipeline().addValve(new ServerRefusals(form));
                }
            });
        }
    }
}

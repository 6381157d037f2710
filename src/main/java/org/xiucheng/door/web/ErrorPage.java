package org.xiucheng.door.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where the servlet container sends what it refused by itself, such as a request line that it could not read.
@Controller
class ErrorPage implements ErrorController {
    private final ErrorEdge edge;

    ErrorPage(ErrorEdge edge) {
        this.edge = edge;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        edge.answer(Refusals.ofStatus(status), request, response);
    }
}

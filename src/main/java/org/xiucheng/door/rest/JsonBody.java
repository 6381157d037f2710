package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.xiucheng.door.web.DoorSettings;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;
import org.xiucheng.kernel.Sha256;

/// The JSON body of a request, read strictly and at most to the limit; with the hash by which a repeated
/// request is known.
record JsonBody(Map<String, Object> values, byte[] hash) {
    /// The fields, of which only these may be there.
    Fields fields(Set<String> known) {
        return new Fields(values, known);
    }

    /// Gives controllers the body that they name as a parameter.
    @Component
    static final class Resolver implements HandlerMethodArgumentResolver {
        private final int limit;
        private final StrictJson json;

        Resolver(DoorSettings settings) {
            this.limit = settings.bodyBytes();
            this.json = new StrictJson(settings.bodyBytes(), settings.jsonDepth());
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == JsonBody.class;
        }

        @Override
        public JsonBody resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws IOException {
            var servlet = request.getNativeRequest(HttpServletRequest.class);
            if (servlet == null) {
                throw new IllegalStateException("only HTTP comes in here");
            }
            return read(servlet);
        }

        JsonBody read(HttpServletRequest request) throws IOException {
            if (request.getContentLengthLong() > limit) {
                throw tooLarge();
            }
            var body = request.getInputStream().readNBytes(limit + 1);
            if (body.length > limit) {
                throw tooLarge();
            }
            if (body.length > 0 && !isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
                throw new Problem(Kind.UNSUPPORTED, "body.media-type", "Send the body as application/json.", null);
            }
            return new JsonBody(json.read(body), Sha256.of(body));
        }

        private static boolean isJson(@Nullable String type) {
            try {
                return type != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type));
            } catch (InvalidMediaTypeException e) {
                return false;
            }
        }

        private static Problem tooLarge() {
            return new Problem(Kind.TOO_LARGE, "body.too-large", "The body is larger than what is read.", null);
        }
    }
}

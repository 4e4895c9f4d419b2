package energy.wattle.units;

import org.jspecify.annotations.Nullable;

/** A value is not what it should be; its message is the problem's English text. */
public final class ProblemException extends IllegalArgumentException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.key(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Made when it is asked for: most refusals are told by their problem alone. */
    @Override
    public String getMessage() {
        return problem.english();
    }
}

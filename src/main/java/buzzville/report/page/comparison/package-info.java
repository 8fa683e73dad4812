/**
 * Charts of a comparison and of a sweep: dots with intervals, what one pays against what one gets, losses, latencies and queues of strategies
 * laid over each other, curves and heat maps over parameters.
 */
@NullMarked
package buzzville.report.page.comparison;

import org.jspecify.annotations.NullMarked;

/** The jar that knows Spark, on a Spark: this machine's cores, and a master with two workers. */
package buzzville.spark;

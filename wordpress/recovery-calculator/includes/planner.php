<?php
/**
 * The planner's markup and its script.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/**
 * The attributes of the planner that a page may set, by their names in a block.
 *
 * @return array<string, string>
 */
function rcv_attributes() {
	return array(
		'config'       => 'config',
		'lang'         => 'lang',
		'unit'         => 'unit',
		'theme'        => 'theme',
		'headingLevel' => 'heading-level',
		'persist'      => 'persist',
		'instance'     => 'instance',
		'today'        => 'today',
		'loading'      => 'loading',
	);
}

/**
 * The address of a file of the planner.
 *
 * @param string $name Its name.
 * @return string
 */
function rcv_file_url( $name ) {
	return plugins_url( 'planner/' . $name, RCV_FILE );
}

/** Loads the planner's script on this page. */
function rcv_enqueue() {
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'recovery-calculator', rcv_file_url( 'recovery-calculator.js' ), array(), RCV_VERSION );
		return;
	}
	// WordPress asks for its own version only when a plugin is activated or updated from its pages.
	wp_enqueue_script(
		'recovery-calculator',
		rcv_file_url( 'loader.js' ),
		array(),
		RCV_VERSION,
		array(
			'strategy'  => 'defer',
			'in_footer' => true,
		)
	);
}

/**
 * What visitors see until the planner is there, and where it cannot run.
 *
 * @param stdClass $config The configuration.
 * @return string
 */
function rcv_fallback( $config ) {
	$phone = rcv_detail( $config, 'phone' );
	if ( '' !== $phone ) {
		/* translators: %s: a telephone number. */
		return sprintf( __( 'Call us on %s: we will plan it with you.', 'recovery-calculator' ), $phone );
	}
	return __( 'Ask us for your plan: we will make it with you.', 'recovery-calculator' );
}

/** Prints the site's configuration for the planner around it. */
function rcv_print_config() {
	// The JSON has no `<`, `>` and `&`, so it cannot end the element; other escaping would change it.
	echo '<script type="application/json">' . rcv_script_json( rcv_config() ) . '</script>'; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
}

/**
 * Prints a planner. All of it is one line, because WordPress makes paragraphs of empty lines.
 *
 * @param array<string, mixed> $attributes By their names in a block.
 */
function rcv_print_planner( $attributes ) {
	rcv_enqueue();
	$own = array( 'theme' => rcv_settings()['theme'] );
	foreach ( rcv_attributes() as $key => $name ) {
		if ( isset( $attributes[ $key ] ) && is_scalar( $attributes[ $key ] ) && '' !== (string) $attributes[ $key ] ) {
			$own[ $name ] = (string) $attributes[ $key ];
		}
	}
	echo '<recovery-calculator style="display:block;min-height:930px"';
	foreach ( $own as $name => $value ) {
		echo ' ' . esc_attr( $name ) . '="' . ( 'config' === $name ? esc_url( $value ) : esc_attr( $value ) ) . '"';
	}
	echo '>';
	rcv_print_config();
	echo esc_html( rcv_fallback( rcv_config() ) ) . '</recovery-calculator>';
}

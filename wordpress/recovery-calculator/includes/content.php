<?php
/**
 * The shortcode, and planners that somebody has written into a post as HTML.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/**
 * The shortcode `[recovery_calculator]`, with the planner's attributes.
 *
 * @param array<string, string>|string $given What stands in the shortcode.
 * @return string
 */
function rcv_shortcode( $given ) {
	$given      = is_array( $given ) ? $given : array();
	$attributes = array();
	foreach ( rcv_attributes() as $key => $name ) {
		// WordPress writes all names in a shortcode in small letters.
		if ( isset( $given[ $name ] ) ) {
			$attributes[ $key ] = $given[ $name ];
		}
	}
	ob_start();
	rcv_print_planner( $attributes );
	return (string) ob_get_clean();
}

/** Registers the shortcode. */
function rcv_register_shortcode() {
	add_shortcode( 'recovery_calculator', 'rcv_shortcode' );
}
add_action( 'init', 'rcv_register_shortcode' );

/**
 * Gives the script and the site's configuration to each `<div class="recovery-calculator">` and
 * each `<recovery-calculator>` of a post. Authors may not write scripts, and WordPress removes the
 * tag from what they write, but not the box.
 *
 * @param string $content The content of a post.
 * @return string
 */
function rcv_fill_boxes( $content ) {
	if ( is_feed() || false === strpos( $content, 'recovery-calculator' ) ) {
		return $content;
	}
	// An opening tag, whose attributes may contain `>`; but not where a configuration follows.
	$tag    = '#<(div|recovery-calculator)\b((?:[^>"\']|"[^"]*"|\'[^\']*\')*)>(?!\s*<script type="application/json")#i';
	$filled = preg_replace_callback( $tag, 'rcv_fill_box', $content );
	return null === $filled ? $content : $filled;
}
// After shortcodes, which have their own configuration.
add_filter( 'the_content', 'rcv_fill_boxes', 12 );

/**
 * The opening tag of a box with the site's colour scheme, and its configuration behind it.
 *
 * @param string[] $tag The whole tag, its name, its attributes.
 * @return string
 */
function rcv_fill_box( $tag ) {
	list( $whole, $name, $attributes ) = $tag;
	$is_box = preg_match( '/\sclass\s*=\s*(["\'])(?:[^"\']*\s)?recovery-calculator(?:\s[^"\']*)?\1/i', $attributes );
	if ( 'div' === strtolower( $name ) && ! $is_box ) {
		return $whole;
	}
	rcv_enqueue();
	$data = 'div' === strtolower( $name ) ? 'data-' : '';
	if ( ! preg_match( '/\s' . $data . 'theme\s*=/i', $attributes ) ) {
		$whole = '<' . $name . ' ' . $data . 'theme="' . esc_attr( rcv_settings()['theme'] ) . '"' . $attributes . '>';
	}
	if ( preg_match( '/\s' . $data . 'config\s*=/i', $attributes ) ) {
		return $whole;
	}
	ob_start();
	rcv_print_config();
	return $whole . ob_get_clean();
}

<?php
/**
 * A plugin of the trials that always runs: without it WordPress first asks the administrator
 * whether the e-mail address is right.
 */

add_filter( 'admin_email_check_interval', '__return_zero' );
